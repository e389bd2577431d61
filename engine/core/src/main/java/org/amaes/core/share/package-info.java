/** A trained network as one file to pass on to other people. */
package org.amaes.core.share;
