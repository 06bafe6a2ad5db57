// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileProblemTest {

  @Test
  void theReasonIsNeverOnlyTheName() {
    String file = "some/file";
    for (IOException cause :
        List.of(
            new NoSuchFileException(file),
            new AccessDeniedException(file),
            new NotDirectoryException(file),
            new NotLinkException(file),
            new FileSystemLoopException(file),
            new FileSystemException(file),
            new EOFException(),
            new IOException(" "))) {
      String reason = FileProblem.reason(cause);
      assertFalse(reason.isBlank() || reason.contains(file), cause + ": " + reason);
    }
  }

  @Test
  void theReasonIsInWords() {
    assertEquals("permission denied", FileProblem.reason(new AccessDeniedException("x")));
    assertEquals("not a folder", FileProblem.reason(new NotDirectoryException("x")));
    assertEquals("x is in the way", FileProblem.reason(new FileAlreadyExistsException("x")));
    assertEquals(
        "x is a folder that is not empty", FileProblem.reason(new DirectoryNotEmptyException("x")));
    assertEquals(
        "File name too long",
        FileProblem.reason(new FileSystemException("x", null, "File name too long")));
    assertEquals("it ends too early", FileProblem.reason(new EOFException()));
    assertEquals("odd", FileProblem.reason(new IOException("odd")));
  }
}
