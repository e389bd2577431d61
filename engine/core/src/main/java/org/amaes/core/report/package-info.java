/** What is told of a finished or running training on one page that stands by itself. */
package org.amaes.core.report;
