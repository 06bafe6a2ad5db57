/** Whether generated images are spread over the classes as real ones are. */
package com.acme.balance;
