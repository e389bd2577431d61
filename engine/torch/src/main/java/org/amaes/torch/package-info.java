/**
 * The LibTorch backend: networks computed by LibTorch's tensor operations, with the backward pass of
 * every layer written out. The only package that sees {@code org.bytedeco}.
 *
 * <p>Ownership of native memory: a {@code Tensor} is a handle that its holder closes. An operation
 * borrows its input, gives its output away, and shares what it must remember with the {@link org.amaes.torch.Tape}.
 * Whatever is left is freed when the step's {@link org.amaes.torch.Work} closes.
 */
package org.amaes.torch;
