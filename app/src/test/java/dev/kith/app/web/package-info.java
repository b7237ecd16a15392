@NullMarked
package dev.kith.app.web;

import org.jspecify.annotations.NullMarked;
