/** Quality control: what a scan is, what may be wrong with it, and how that is shown (SPEC section 2; docs/guides/check.md). */
package org.amaes.core.quality;
