/// What a command can ask (`Ask`) and how it is answered (`Desk`): the same whether the daemon answers on its
/// socket or the command opened the data folder itself.
@NullMarked
package dev.kith.app.desk;

import org.jspecify.annotations.NullMarked;
