/**
 * Head scans that belong to nobody: anatomy drawn by formula, scanned by formula, the same from the
 * same seed on every machine.
 */
package org.amaes.core.phantom;
