#include "CHostSupport.h"
