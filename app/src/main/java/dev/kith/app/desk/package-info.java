/// What a command asks of the folder's holder, and what is answered: the same whether the daemon answers on its
/// socket or the command opened the folder itself.
@NullMarked
package dev.kith.app.desk;

import org.jspecify.annotations.NullMarked;
