package com.acme.balance;

import org.difflab.spi.plugin.Plugin;
import org.difflab.tck.PluginContract;

/** The rules of a plug-in and its jar. */
class BalancePluginTest extends PluginContract {

  @Override
  protected Plugin plugin() {
    return new BalancePlugin();
  }
}
