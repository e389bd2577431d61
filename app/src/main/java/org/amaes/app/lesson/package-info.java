/** Lessons: a few minutes each, on generated heads and with the code that training uses. */
package org.amaes.app.lesson;
