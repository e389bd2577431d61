/** Speed and memory beside the references they must beat, measured in the same call (DESIGN section 5). */
package org.amaes.bench;
