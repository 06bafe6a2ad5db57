@echo off
rem Starts difflab. Beside its sources it builds it first where it was never built; in the folder bin of an unpacked
rem archive it starts the jar in the folder lib.
rem After changing sources: mvnw.cmd -q -DskipTests -Dfast package -pl core/cli -am
rem The benches, which "difflab bench" starts: mvnw.cmd -q -DskipTests -Dfast package -pl bench/kernels -am
rem Java's heap may grow to 70 % of the machine's memory; for another limit: set DIFFLAB_JAVA_OPTS=-Xmx4g
setlocal
set "ROOT=%~dp0"
set "JAR=%ROOT%core\cli\target\difflab-cli.jar"
set "KERNELS=%ROOT%bench\kernels\target\difflab-kernels.jar"
set "PLUGINS=%ROOT%plugins"
set "PROGRAM=./difflab"
if not exist "%ROOT%pom.xml" if exist "%ROOT%..\lib\difflab.jar" (
  set "JAR=%ROOT%..\lib\difflab.jar"
  set "KERNELS="
  set "PLUGINS=%ROOT%..\plugins"
  set "PROGRAM=bin/difflab"
)
if not defined KERNELS if /i "%~1"=="bench" (
  echo difflab: the benches are built from the sources of difflab, which this folder does not contain 1>&2
  exit /b 1
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo difflab: no java found, neither in JAVA_HOME nor in PATH; difflab needs a JDK 17 or newer 1>&2
  exit /b 1
)
"%JAVA%" -version 2>&1 | findstr /r /c:"version .1[7-9]" /c:"version .[2-9][0-9]" >nul
if errorlevel 1 (
  echo difflab: "%JAVA%" is older than 17; difflab needs a JDK 17 or newer 1>&2
  exit /b 1
)
rem From 23 on Java warns of what its own libraries for linear algebra do unless it is allowed.
set "UNSAFE=--sun-misc-unsafe-memory-access=allow"
"%JAVA%" %UNSAFE% -version >nul 2>&1
if errorlevel 1 set "UNSAFE="
if not exist "%JAR%" (
  echo difflab: building, which takes about a minute the first time 1>&2
  pushd "%ROOT%"
  call mvnw.cmd -B -q -ntp -DskipTests -Dfast package -pl core/cli -am 1>&2
  if errorlevel 1 (
    popd
    echo difflab: the build failed; its errors are above 1>&2
    exit /b 1
  )
  popd
)
if not defined DIFFLAB_PLUGINS if exist "%PLUGINS%\" set "DIFFLAB_PLUGINS=%PLUGINS%"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=1"
set "OMP_WAIT_POLICY=PASSIVE"
"%JAVA%" -XX:+IgnoreUnrecognizedVMOptions -XX:+UseParallelGC -Xshare:auto -Xlog:disable -XX:MaxRAMPercentage=70 ^
  -Dorg.nd4j.log.initialization=false "-Ddifflab.kernels=%KERNELS%" -Ddifflab.program=%PROGRAM% ^
  -Ddifflab.terminal=true ^
  %UNSAFE% %DIFFLAB_JAVA_OPTS% -jar "%JAR%" %*
