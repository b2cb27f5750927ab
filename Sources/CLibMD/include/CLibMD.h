#pragma once
// SHA-256 from libmd, which libedit loads anyway: without network code the program needs no other cryptography.

#include <sys/types.h>
#include <stddef.h>
#include <stdint.h>
#include <sha2.h>

/// The size of a digest: 64 hexadecimal digits and a zero.
enum { sha256_digits_size = SHA256_DIGEST_STRING_LENGTH };

/// Writes the SHA-256 of `length` bytes as 64 hexadecimal digits and a zero.
static inline void sha256_digits(const uint8_t *_Nullable bytes, size_t length, char *_Nonnull digits) {
    SHA256Data(bytes, length, digits);
}
