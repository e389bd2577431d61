/** Looking at one scan. */
package org.amaes.app.scan;
