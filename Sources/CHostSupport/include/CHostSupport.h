#ifndef C_HOST_SUPPORT_H
#define C_HOST_SUPPORT_H

#include <stdint.h>

#include "code_mapping.h"
#include "host_features.h"

#endif
