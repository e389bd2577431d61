/** The AMAES method as plain Java: no window, no native library (DESIGN section 2). */
package org.amaes.core;
