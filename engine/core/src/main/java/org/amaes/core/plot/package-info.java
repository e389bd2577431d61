/** Curves as pictures: what is drawn, in one code for the window, for PNG and for SVG. */
package org.amaes.core.plot;
