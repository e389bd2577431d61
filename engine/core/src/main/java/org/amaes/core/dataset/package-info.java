/** From prepared scans to what the network is fed: windows, patches, and the stages in between (SPEC section 5). */
package org.amaes.core.dataset;
