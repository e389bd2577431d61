/**
 * The second engine: the U-Net family computed by ND4J, the tensor library of Deeplearning4j. It runs in a process of
 * its own, with a class path of its own. The graphs of Deeplearning4j itself are not used: they know no instance
 * normalisation and keep a step's memory until the garbage collector comes by.
 */
package org.amaes.dl4j;
