#ifndef C_HOST_SUPPORT_H
#define C_HOST_SUPPORT_H

#include <stdint.h>

#include "code_mapping.h"
#include "fault_guard.h"
#include "flight_record.h"
#include "host_features.h"
#include "isolation.h"
#include "target_spawn.h"
#include "translation_context.h"

#endif
