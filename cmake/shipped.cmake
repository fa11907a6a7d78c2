# The checklists that the program carries: rules.yaml as shipped:es, with phrases/*.yaml as its parts, and
# packs/NAME.yaml as shipped:NAME. They are read when cortesia is built (tools/embed.cpp) and linked in as the
# library cortesia_shipped.
#
# The tool is made of the few sources it needs, not of the rules room, which needs what the tool writes.
add_executable(cortesia_embed
  tools/embed.cpp
  src/rules/document.cpp src/rules/mistakes.cpp src/rules/source.cpp src/rules/text_check.cpp
  src/rules/tree_bytes.cpp src/rules/yaml_trouble.cpp)
target_link_libraries(cortesia_embed PRIVATE cortesia_base yaml-cpp)

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
  DEPENDS ${shipped_files}
  COMMENT "Reading the shipped checklists"
  VERBATIM)
add_library(cortesia_shipped STATIC ${shipped_source})
target_link_libraries(cortesia_shipped PUBLIC cortesia_flags)
target_link_libraries(cortesia_rules PUBLIC cortesia_shipped)
