/** How much of an artefact a pretrained network undoes: "reversal X-ray". */
package org.amaes.core.reversal;
