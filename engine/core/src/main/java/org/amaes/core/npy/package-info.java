/** NumPy's array files, for bare network passes and comparison with other tools. */
package org.amaes.core.npy;
