# The checklists that the program carries: rules.yaml as shipped:es, with phrases/*.yaml as its parts, and
# packs/NAME.yaml as shipped:NAME. They are read and compiled when cortesia is built (tools/embed.cpp) and
# linked in as the library cortesia_shipped.
#
# The tool is made of the rules room. Whoever else is, needs what the tool writes.
add_executable(cortesia_embed tools/embed.cpp)
target_link_libraries(cortesia_embed PRIVATE cortesia_rules)

set(shipped_lists "")
if(EXISTS ${PROJECT_SOURCE_DIR}/rules.yaml)
  list(APPEND shipped_lists es=rules.yaml)
endif()
file(GLOB packs CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/packs/*.yaml)
foreach(pack IN LISTS packs)
  get_filename_component(name ${pack} NAME_WE)
  list(APPEND shipped_lists ${name}=${pack})
endforeach()
file(GLOB parts CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/phrases/*.yaml)
foreach(part IN LISTS parts)
  list(APPEND shipped_lists =${part})
endforeach()
string(REGEX REPLACE "[^;]*=([^;]*)" "${PROJECT_SOURCE_DIR}/\\1" shipped_files "${shipped_lists}")

set(shipped_source ${PROJECT_BINARY_DIR}/shipped.cpp)
add_custom_command(
  OUTPUT ${shipped_source}
  COMMAND cortesia_embed ${shipped_source} ${PROJECT_SOURCE_DIR} ${shipped_lists}
  DEPENDS cortesia_embed ${shipped_files}
  COMMENT "Compiling the shipped checklists"
  VERBATIM)
add_library(cortesia_shipped STATIC ${shipped_source})
target_link_libraries(cortesia_shipped PUBLIC cortesia_flags)
target_link_libraries(cortesia_rules INTERFACE
  $<$<NOT:$<STREQUAL:$<TARGET_PROPERTY:NAME>,cortesia_embed>>:cortesia_shipped>)
