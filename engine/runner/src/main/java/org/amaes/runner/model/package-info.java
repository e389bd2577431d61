/** A trained network with all that its use needs: architecture, weights, preprocessing, classes, provenance. */
package org.amaes.runner.model;
