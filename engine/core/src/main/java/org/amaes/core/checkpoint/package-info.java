/**
 * The weights of networks as files: reading PyTorch and safetensors checkpoints without executing
 * anything in them, writing safetensors, and carrying an encoder over to a new network (SPEC section 11).
 */
package org.amaes.core.checkpoint;
