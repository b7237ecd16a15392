@NullMarked
package dev.kith.app.doctor;

import org.jspecify.annotations.NullMarked;
