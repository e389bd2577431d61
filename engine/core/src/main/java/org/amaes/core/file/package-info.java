/** Files that readers never see half of. */
package org.amaes.core.file;
