package com.acme.tiny;

import org.difflab.spi.Schedule;
import org.difflab.tck.ScheduleContract;

/** The rules of a schedule. */
class PowerScheduleTest extends ScheduleContract {

  @Override
  protected Schedule schedule() {
    return new PowerSchedule(new PowerSchedule.Options(100, 3, 50));
  }
}
