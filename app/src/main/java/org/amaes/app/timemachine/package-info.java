/** What a network made of the same patch or case at every stage of its training. */
package org.amaes.app.timemachine;
