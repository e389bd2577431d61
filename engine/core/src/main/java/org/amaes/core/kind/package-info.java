/** What a file or folder is, as far as this program knows it. */
package org.amaes.core.kind;
