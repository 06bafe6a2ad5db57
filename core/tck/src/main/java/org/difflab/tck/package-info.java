/**
 * The conformance kit: one abstract test class for each kind of component, with numbered rules. A
 * plug-in's author extends it, says how to make the component, and is told which rule it breaks.
 * Only JUnit and the interfaces are used here; nothing knows a concrete component.
 */
package org.difflab.tck;
