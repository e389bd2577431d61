/** Magnetic resonance series as DICOM, one file a slice, decoded by ImageJ. Nothing that says who was scanned leaves this package. */
package org.amaes.core.dicom;
