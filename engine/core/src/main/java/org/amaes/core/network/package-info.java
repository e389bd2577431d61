/** Networks as data: architectures, the layer tree they unfold to, and what can be read off it (SPEC section 8, DESIGN section 4). */
package org.amaes.core.network;
