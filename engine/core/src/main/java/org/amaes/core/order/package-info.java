/** What a person asks of a training, in the words of the command line, and the recipe that follows from it. */
package org.amaes.core.order;
