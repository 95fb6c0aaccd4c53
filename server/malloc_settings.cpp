extern "C" {

// Here glibc reads its settings, before anything else runs. It takes them from the environment
// alone, which is the user's; so the linker has the function below called instead
// (--wrap=__tunables_init), which gives the settings of ours and lets the user's follow.
void __real___tunables_init(char** environment);

/// Has malloc keep 32 freed blocks of each size at hand instead of 7: the requests that are
/// answered together free that many at once, and what goes beyond is sorted into lists and searched
/// for. GetDomain and UpdateDomain at 16 connections become 4 % faster by it.
///
/// Has it ask for huge pages, where the system lets programs ask: a heap of several MiB then costs
/// fewer misses of the TLB. Among 100,000 domains a GetDomain becomes 4 % faster by it.
[[gnu::no_profile_instrument_function]] void __wrap___tunables_init(char** environment) {
    static char setting[] = "GLIBC_TUNABLES=glibc.malloc.tcache_count=32:glibc.malloc.hugetlb=1";
    char* settings[] = {setting, nullptr};
    __real___tunables_init(settings);
    __real___tunables_init(environment);
}

}  // extern "C"
