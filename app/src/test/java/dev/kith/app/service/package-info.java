@NullMarked
package dev.kith.app.service;

import org.jspecify.annotations.NullMarked;
