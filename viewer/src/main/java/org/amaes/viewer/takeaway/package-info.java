/** What people take along: pictures of slices as PNG and sweeps through them as GIF and AVI; needs no window. */
package org.amaes.viewer.takeaway;
