#include "storage/schema.h"

namespace profiles::embedded {
extern const std::string_view migration_0001;
extern const std::string_view migration_0002;
extern const std::string_view migration_0003;
extern const std::string_view migration_0004;
}  // namespace profiles::embedded

namespace profiles::storage {

const sqlite::Schema& current_schema() {
    static const sqlite::Schema schema{
        .application_id = 0x43504C44,  // "CPLD": customer-profiles-local, its data
        .migrations = {embedded::migration_0001, embedded::migration_0002, embedded::migration_0003,
                       embedded::migration_0004},
    };
    return schema;
}

}  // namespace profiles::storage
