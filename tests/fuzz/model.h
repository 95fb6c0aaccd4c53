#pragma once

#include "protocol/model/model.h"

namespace profiles::embedded {
extern const std::string_view customer_profiles_model;
}

namespace profiles::fuzz {

/// The model of the service, loaded once.
inline const protocol::Model& service_model() {
    static const auto model = protocol::Model::parse(embedded::customer_profiles_model);
    return model;
}

}  // namespace profiles::fuzz
