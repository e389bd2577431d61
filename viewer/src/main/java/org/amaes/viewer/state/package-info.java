/** What is on show and what changes it: immutable states, pure transitions, undo; plain Java, no window needed. */
package org.amaes.viewer.state;
