/*
 * Every text for planners, in Vietnamese and in English: a row each, X(key, Vietnamese, English).
 * {name} stands for a value. No row is without its use (tests/words).
 */
#ifndef DS_WORDS_TABLE_H
#define DS_WORDS_TABLE_H

/* clang-format off */

/* What planners call things. */
#define DS_WORDS_OF_THINGS(X)                                                                       \
    X(plan, "Phương án", "Plan")                                                                    \
    X(team, "Tổ", "Team")                                                                           \
    X(crew, "Nhóm", "Crew")                                                                         \
    X(crew_of, "{team}, nhóm {crew}", "{team}, crew {crew}")                                        \
    X(member, "Thành viên", "Member")                                                               \
    X(members, "Thành viên", "Members")                                                             \
    X(household, "Hộ", "Household")                                                                 \
    X(households, "Số hộ", "Households")                                                            \
    X(visit_of, "{household} (lần {visit})", "{household} (visit {visit})")                         \
    X(id, "Mã", "Id")                                                                               \
    X(area, "Khu phố, ấp", "Hamlet")                                                                \
    X(desk, "Điểm trực", "Desk")                                                                    \
    X(service, "Dịch vụ", "Service")                                                                \
    X(skills, "Kỹ năng", "Skills")                                                                  \
    X(shift, "Ca", "Shift")                                                                         \
    X(day, "Ngày", "Day")                                                                           \
    X(time, "Giờ", "Time")                                                                          \
    X(base, "Điểm xuất phát của tổ", "Where teams start")                                           \
    X(base_of, "Điểm xuất phát: {team}", "Start of {team}")                                         \
    X(needs, "Nội dung hỗ trợ", "What to help with")                                                \
    X(leaves, "Xuất phát", "Leaves")                                                                \
    X(back, "Về đến", "Back")                                                                       \
    X(stops, "Số hộ ghé thăm", "Stops")                                                             \
    X(booked, "Số hộ đặt lịch hẹn", "Booked")                                                       \
    X(no_area, "Không thuộc khu phố, ấp nào", "In no hamlet")                                       \
    X(no_team, "Không thuộc tổ nào", "Of no team")                                                  \
    X(shifts_worked, "Số ca", "Shifts")                                                             \
    X(hours, "Số giờ", "Hours")                                                                     \
    X(share, "Tỷ lệ", "Share")

/* Columns of exported tables that are not called like a thing. */
#define DS_WORDS_OF_COLUMNS(X)                                                                      \
    X(member_id, "Mã thành viên", "Member id")                                                      \
    X(shift_id, "Mã ca", "Shift id")                                                                \
    X(team_id, "Mã tổ", "Team id")                                                                  \
    X(desk_id, "Mã điểm trực", "Desk id")                                                           \
    X(household_id, "Mã hộ", "Household id")                                                        \
    X(start, "Bắt đầu", "Start")                                                                    \
    X(end, "Kết thúc", "End")                                                                       \
    X(order, "Thứ tự", "Order")                                                                     \
    X(visit, "Lần thăm", "Visit")                                                                   \
    X(latitude, "Vĩ độ", "Latitude")                                                                \
    X(longitude, "Kinh độ", "Longitude")

/* Columns and settings of the tables that an instance is imported from, beside those above. */
#define DS_WORDS_OF_IMPORT(X)                                                                       \
    X(column_name, "Tên", "Name")                                                                   \
    X(column_full_name, "Họ tên", "Full name")                                                      \
    X(column_date, "Ngày trực", "Date")                                                             \
    X(column_kind, "Loại ca", "Kind")                                                               \
    X(column_service_id, "Mã dịch vụ", "Service id")                                                \
    X(column_minutes, "Số phút", "Minutes")                                                         \
    X(column_value, "Giá trị", "Value")                                                             \
    X(column_target, "Mục tiêu", "Target")                                                          \
    X(column_district, "Huyện", "District")                                                         \
    X(column_place, "Địa điểm", "Place")                                                            \
    X(column_base, "Nơi xuất phát", "Base")                                                         \
    X(column_end_place, "Nơi kết thúc", "End place")                                                \
    X(column_return, "Quay về", "Return")                                                           \
    X(column_areas, "Các khu phố, ấp", "Areas")                                                     \
    X(column_shifts, "Các ca", "Shifts allowed")                                                    \
    X(column_size_min, "Số người tối thiểu", "Least members")                                       \
    X(column_size_max, "Số người tối đa", "Most members")                                           \
    X(column_require, "Thành phần bắt buộc", "Require")                                             \
    X(column_max_crews, "Số nhóm tối đa", "Most crews")                                             \
    X(column_crew_min, "Số người tối thiểu của nhóm", "Least in a crew")                            \
    X(column_crew_max, "Số người tối đa của nhóm", "Most in a crew")                                \
    X(column_crew_require, "Thành phần bắt buộc của nhóm", "Crew require")                          \
    X(column_parallel, "Làm song song", "Parallel")                                                 \
    X(column_travel_factor, "Hệ số đi lại", "Travel factor")                                        \
    X(column_role, "Vai trò", "Role")                                                               \
    X(column_teams, "Các tổ", "Teams")                                                              \
    X(column_helps, "Hỗ trợ tổ", "Helps")                                                           \
    X(column_desks, "Các điểm trực", "Desks")                                                       \
    X(column_unavailable, "Ca không trực được", "Unavailable")                                      \
    X(column_max_shifts, "Số ca tối đa", "Most shifts")                                             \
    X(column_min_shifts, "Số ca tối thiểu", "Least shifts")                                         \
    X(column_max_hours, "Số giờ tối đa", "Most hours")                                              \
    X(column_min_hours, "Số giờ tối thiểu", "Least hours")                                          \
    X(column_max_of_kind, "Số ca tối đa theo loại", "Most of a kind")                               \
    X(column_max_shifts_per_day, "Số ca tối đa mỗi ngày", "Most shifts a day")                      \
    X(column_max_shifts_per_week, "Số ca tối đa mỗi tuần", "Most shifts a week")                    \
    X(column_max_days_in_a_row, "Số ngày trực liên tục tối đa", "Most days in a row")               \
    X(column_min_days_in_a_row, "Số ngày trực liên tục tối thiểu", "Least days in a row")           \
    X(column_min_days_off_in_a_row, "Số ngày nghỉ liên tục tối thiểu", "Least days off in a row")   \
    X(column_max_weekends, "Số cuối tuần tối đa", "Most weekends")                                  \
    X(column_min_rest_hours, "Số giờ nghỉ tối thiểu", "Least hours of rest")                        \
    X(column_requests, "Nguyện vọng", "Requests")                                                   \
    X(column_fair_group, "Nhóm so sánh", "Fair group")                                              \
    X(column_share, "Phần việc", "Share of work")                                                   \
    X(column_staffed_by, "Người trực", "Staffed by")                                                \
    X(column_max_days_per_team, "Số ngày tối đa mỗi tổ", "Most days a team")                        \
    X(column_appointment_minutes, "Số phút hẹn mỗi người", "Appointment minutes")                   \
    X(column_demand, "Số người cần trực", "Demand")                                                 \
    X(column_priority, "Ưu tiên", "Priority")                                                       \
    X(column_at, "Nơi phục vụ", "Served at")                                                        \
    X(column_windows, "Khung giờ", "Windows")                                                       \
    X(column_setting, "Thiết lập", "Setting")                                                       \
    X(column_speed_kmh, "Tốc độ (km/h)", "Speed (km/h)")                                            \
    X(column_detour, "Hệ số đường vòng", "Detour")                                                  \
    X(column_stop_minutes, "Số phút mỗi lần dừng", "Stop minutes")                                  \
    X(column_coverage, "Trọng số phục vụ", "Weight of coverage")                                    \
    X(column_complete, "Trọng số hoàn thành hộ", "Weight of complete households")                   \
    X(column_area_target, "Trọng số mục tiêu khu phố", "Weight of area targets")                    \
    X(column_desk_shortage, "Trọng số thiếu người trực", "Weight of desk shortage")                 \
    X(column_desk_ideal, "Trọng số dưới mức lý tưởng", "Weight below the ideal")                    \
    X(column_desk_over, "Trọng số thừa người trực", "Weight above the ideal")                       \
    X(column_weight_min_shifts, "Trọng số số ca tối thiểu", "Weight of least shifts")               \
    X(column_weight_min_hours, "Trọng số số giờ tối thiểu", "Weight of least hours")                \
    X(column_fairness, "Trọng số công bằng", "Weight of fairness")                                  \
    X(column_weight_requests, "Trọng số nguyện vọng", "Weight of requests")                         \
    X(column_member_shift, "Trọng số mỗi ca trực", "Weight of a duty")                              \
    X(column_weight_travel, "Trọng số đi lại", "Weight of travel")                                  \
    X(column_change, "Trọng số thay đổi", "Weight of change")

/* Two plans side by side, and the score part by part. */
#define DS_WORDS_OF_PLANS(X)                                                                        \
    X(plans_compared, "Hai phương án so với nhau", "Two plans compared")                            \
    X(plan_a, "Phương án A", "Plan A")                                                              \
    X(plan_b, "Phương án B", "Plan B")                                                              \
    X(figures, "Kết quả của hai phương án", "What they achieve")                                    \
    X(figure, "Chỉ số", "Figure")                                                                   \
    X(services_given, "Lượt dịch vụ", "Services given")                                             \
    X(households_begun, "Hộ đã được đến", "Households touched")                                     \
    X(duties_differ, "Ca trực khác nhau", "Duties that differ")                                     \
    X(teams_differ, "Thành viên ở tổ khác", "Members in another team")                              \
    X(visits_gained, "Lượt thăm chỉ có ở phương án B", "Visits that only plan B makes")             \
    X(visits_lost, "Lượt thăm chỉ có ở phương án A", "Visits that only plan A makes")               \
    X(visits_moved, "Lượt thăm đổi tổ, điểm trực hoặc ca", "Visits made by others or in another shift")\
    X(routes_differ, "Tuyến đi khác nhau", "Routes that differ")                                    \
    X(plans_same, "Hai phương án phân công như nhau.", "Both plans assign the same.")               \
    X(visit_asked, "Lượt thăm", "Visit")                                                  \
    X(part_coverage, "lượt thăm của các hộ", "households' visits done")                             \
    X(part_complete, "hộ được phục vụ đủ", "households completed")                                  \
    X(part_area_target, "khu phố, ấp chưa đạt mục tiêu", "areas touched too little")                \
    X(part_desk_shortage, "điểm trực thiếu người so với tối thiểu", "desk staff missing under the minimum")\
    X(part_desk_ideal, "điểm trực thiếu người so với lý tưởng", "desk staff missing under the ideal")\
    X(part_desk_over, "điểm trực thừa người so với lý tưởng", "desk staff above the ideal")         \
    X(part_min_shifts, "số ca còn thiếu của thành viên", "members' shifts missing")                 \
    X(part_min_hours, "số giờ còn thiếu của thành viên", "members' hours missing")                  \
    X(part_fairness, "phân công không đều", "uneven load")                                          \
    X(part_requests, "nguyện vọng chưa đáp ứng", "requests not granted")                            \
    X(part_member_shift, "số ca trực đã giao", "duties given out")                                  \
    X(part_travel, "đi lại", "travel")                                                              \
    X(part_change, "thay đổi so với phương án trước", "changes to the earlier plan")                \
    X(part_total, "tổng điểm", "total")

/* Why a visit is not done: the reasons of docs/format.md. */
#define DS_WORDS_OF_REASONS(X)                                                                      \
    X(reason_bad_input, "dữ liệu của hộ có lỗi nên không đưa vào phương án",                        \
      "left out: the instance has a mistake there")                                                 \
    X(reason_no_team, "không có tổ hay điểm trực nào được phép nhận",                               \
      "no team or desk may take them")                                                              \
    X(reason_no_skill, "không lập được nhóm hay ca trực nào có đủ kỹ năng",                         \
      "no crew or desk staff that could be formed has the skills")                                  \
    X(reason_no_window, "khung giờ của hộ không trùng với ca nào có thể làm",                       \
      "their windows meet no shift in which they could be done")                                    \
    X(reason_too_far, "quá xa hoặc quá lâu: một ca chỉ dành riêng cho hộ này cũng không đủ",        \
      "do not fit into a shift even alone")                                                         \
    X(reason_waits_for_earlier_visit, "phải chờ lần thăm trước đó", "wait for an earlier visit")    \
    X(reason_no_time, "làm được, nhưng thời gian đã dành cho nơi được lợi nhiều hơn",                           \
      "could be done; the time went to what is worth more")

/* The page: its frame. */
#define DS_WORDS_OF_THE_PAGE(X)                                                                     \
    X(skip_to_content, "Đến thẳng nội dung", "Skip to the content")                                 \
    X(contents, "Mục lục", "Contents")                                                              \
    X(from_to, "{from} – {to}", "{from} – {to}")                                                    \
    X(print_all, "In toàn bộ", "Print everything")                                                  \
    X(print_roster, "In lịch trực để dán bảng", "Print the roster for the wall")                    \
    X(print_sheets, "In phiếu của các nhóm đang chọn", "Print the sheets of the crews chosen")      \
    X(choose, "Chọn tổ, ngày và nhóm", "Choose a team, a day and a crew")                           \
    X(all_teams, "Tất cả các tổ", "All teams")                                                      \
    X(all_days, "Tất cả các ngày", "All days")                                                      \
    X(all_crews, "Tất cả các nhóm", "All crews")                                                    \
    X(chosen, "{routes} tuyến, {stops} lượt ghé thăm", "Routes: {routes}, stops: {stops}")          \
    X(as_table, "Xem dưới dạng bảng", "The same as a table")                                        \
    X(show_all, "Hiện tất cả {count}", "Show all {count}")                                          \
    X(and_more, "và {count} mục khác", "and {count} more")                                          \
    X(licences, "Giấy phép của các thư viện dùng trong trang này",                                  \
      "Licences of the libraries in this page")                                                     \
    X(made_with, "Lập bằng doorstep {version}; mã dữ liệu {digest}.",                               \
      "Made with doorstep {version}; instance {digest}.")                                           \
    X(made_by, "Lập bằng doorstep {version}.", "Made with doorstep {version}.")                     \
    X(heading_summary, "Kết quả chung", "What the plan achieves")                                   \
    X(heading_roster, "Lịch trực", "Duty roster")                                                   \
    X(heading_map, "Bản đồ", "Map")                                                                 \
    X(heading_timeline, "Các nhóm theo thời gian", "Crews through the day")                         \
    X(heading_sheets, "Phiếu đi thực địa", "Sheets to take along")                                  \
    X(heading_coverage, "Mức độ bao phủ", "Coverage")                                               \
    X(heading_fairness, "Phân công có đều không", "How evenly duties are shared")                   \
    X(heading_uncovered, "Chưa phục vụ được, và vì sao", "What was not covered, and why")           \
    X(heading_scarce, "Thêm một người trong một ca thì được gì",                                    \
      "What one more member for one shift would bring")

/* The page: figures and roster. */
#define DS_WORDS_OF_FIGURES(X)                                                                      \
    X(households_covered, "Hộ được phục vụ đủ", "Households covered")                               \
    X(covered_note, "trong {households} hộ ({share}); {begun} hộ khác đã làm một phần",             \
      "of {households} ({share}); begun besides: {begun}")                                          \
    X(people_helped, "Người được hỗ trợ", "People helped")                                          \
    X(services_note, "{services} lượt dịch vụ", "services given: {services}")                       \
    X(routes_made, "Tuyến đi", "Routes")                                                            \
    X(routes_note, "{visits} lượt thăm tại nhà; {booked} lịch hẹn tại điểm trực",                   \
      "visits at home: {visits}; booked at desks: {booked}")                                        \
    X(duties_given, "Lượt trực", "Duties")                                                          \
    X(duties_note, "{people} trong {members} người có việc", "{people} of {members} people have one")\
    X(of_the_best, "so với mức tốt nhất có thể", "of the best possible")                            \
    X(score, "Điểm", "Score")                                                                       \
    X(bound_note, "đã chứng minh: phương án này {score} điểm, không phương án nào quá {bound}",     \
      "proven: it scores {score}, no plan scores above {bound}")                                    \
    X(keeps_rules, "Phương án tuân thủ mọi quy tắc (đã kiểm tra độc lập).",                         \
      "The plan keeps every rule (checked independently).")                                         \
    X(breaks_rules, "Phương án vi phạm quy tắc ở {count} chỗ:", "The plan breaks rules ({count}):") \
    X(roster_caption, "Thành viên theo ca. Ô tổ ghi mã tổ/số nhóm; ô còn lại ghi mã điểm trực.",    \
      "Members by shift. A crew is shown as team/number, a desk by its id.")                        \
    X(roster_hint, "Bảng cuộn ngang được trên màn hình nhỏ và in ra khổ A4 để dán bảng.",           \
      "The table scrolls sideways on small screens, and prints on A4 for the wall.")                \
    X(on_duty, "Số người trực", "On duty")                                                          \
    X(desk_caption, "Số người tại các điểm trực", "People at the desks")                            \
    X(demand, "tối thiểu {min}, lý tưởng {ideal}", "minimum {min}, ideal {ideal}")                  \
    X(short_by, "{there} (thiếu {short})", "{there} ({short} short)")

/* Pages of the parts of a large instance, and the one that leads to them. */
#define DS_WORDS_OF_PARTS(X)                                                                        \
    X(heading_parts, "Các địa bàn", "Communes and other parts")                                     \
    X(heading_parts_map, "Bản đồ các địa bàn", "Map of the parts")                                  \
    X(part, "Địa bàn", "Part")                                                                      \
    X(parts_hint, "Chọn một địa bàn để mở trang riêng của địa bàn đó: lịch trực, bản đồ, phiếu đi.",\
      "A name leads to the page of that part: its roster, map and sheets.")                         \
    X(parts_map_hint, "Vòng tròn càng lớn càng nhiều hộ; màu càng đậm càng nhiều hộ được phục vụ.", \
      "The larger a circle, the more households; the darker, the more of them are covered.")        \
    X(sort_by, "Sắp xếp theo", "Sort by")                                                           \
    X(back_to_parts, "Về danh sách địa bàn", "To the list of parts")                                \
    X(no_plan, "chưa có phương án", "no plan")                                                      \
    X(elsewhere, "Trực ở địa bàn khác", "On duty in another part")

/* The page: map, times, sheets. */
#define DS_WORDS_OF_ROUTES(X)                                                                       \
    X(map_label, "Bản đồ các khu phố, hộ dân và tuyến đi; dùng phím mũi tên, + và - để di chuyển",  \
      "Map of hamlets, households and routes; arrow keys, + and - move it")                         \
    X(map_no_places, "Dữ liệu không có tọa độ nên không vẽ được bản đồ.",                           \
      "The instance has no coordinates, so there is no map.")                                       \
    X(map_no_library, "Bản dựng này của chương trình không có thư viện bản đồ.",                    \
      "This build of the program has no map library.")                                              \
    X(zoom_in, "Phóng to", "Zoom in")                                                               \
    X(zoom_out, "Thu nhỏ", "Zoom out")                                                              \
    X(streets, "Hiện đường phố bên dưới (tải từ {server}, cần mạng)",                               \
      "Show streets underneath (loaded from {server}, needs the network)")                          \
    X(streets_failed, "Không tải được bản đồ đường phố.", "The street map could not be loaded.")    \
    X(state_open, "Hộ chưa được phục vụ", "Household not covered")                                  \
    X(state_begun, "Hộ đã làm một phần", "Household begun")                                         \
    X(state_booked, "Hộ hẹn tại điểm trực", "Household booked at a desk")                           \
    X(done_by, "{crew}: {shift}, lúc {time}", "{crew}: {shift}, at {time}")                         \
    X(booked_at, "Hẹn tại {desk}: {shift}", "Booked at {desk}: {shift}")                            \
    X(stops_caption, "Các lượt ghé thăm theo thứ tự", "Stops in order")                             \
    X(timeline_hint, "Màu của tổ: đang ở nhà dân; xám: đang di chuyển; vàng: chờ.",                 \
      "The team's colour: at somebody's home; grey: on the way; yellow: waiting.")                  \
    X(timeline_label, "Các nhóm trong ngày {day}", "Crews on {day}")                                \
    X(on_the_way, "Đang di chuyển", "On the way")                                                   \
    X(on_the_way_back, "Đang về", "On the way back")                                                \
    X(waiting, "Chờ", "Waiting")                                                                    \
    X(routes_caption, "Các tuyến đi", "Routes")                                                     \
    X(no_routes, "Không có tuyến nào trong lựa chọn này.", "No route in this choice.")              \
    X(sheets_hint, "Mỗi nhóm một phiếu cho mỗi ca; chạm vào tên hộ để mở bản đồ trên điện thoại.",  \
      "One sheet for each crew and shift. On a telephone a name opens its place on a map.")         \
    X(sheet_caption, "Các hộ theo thứ tự ghé thăm", "Households in the order of the route")         \
    X(desk_sheet_caption, "Các hộ đã đặt lịch hẹn", "Households with an appointment")               \
    X(telephone, "Điện thoại", "Telephone")                                                         \
    X(done, "Xong", "Done")                                                                         \
    X(notes, "Ghi chú", "Notes")

/* The page: what was covered, how evenly, what was not. */
#define DS_WORDS_OF_COVERAGE(X)                                                                     \
    X(by_area, "Theo khu phố, ấp", "By hamlet")                                                     \
    X(by_service, "Theo dịch vụ (lượt người)", "By service (people)")                               \
    X(by_day, "Theo ngày (lượt thăm)", "By day (visits)")                                           \
    X(people_asked, "Người cần", "People in need")                                                  \
    X(at_home, "Tại nhà", "At home")                                                                \
    X(at_desk, "Tại điểm trực", "At a desk")                                                        \
    X(fairness_hint, "Thanh xanh: số ca được giao; vạch đỏ: phần công bằng trong nhóm so sánh.",    \
      "Blue: shifts given; red mark: the fair share within the group compared.")                    \
    X(fairness_label, "Số ca của từng người", "Shifts of each member")                              \
    X(fair_title, "{member}: {shifts} ca, phần công bằng {fair}",                                   \
      "{member}: shifts {shifts}, fair share {fair}")                                               \
    X(fair_share, "Phần công bằng", "Fair share")                                                   \
    X(difference, "Chênh lệch", "Difference")                                                       \
    X(all_covered, "Mọi hộ đều được phục vụ đủ.", "Every visit is covered.")                        \
    X(uncovered_note, "Còn {count} lượt thăm chưa thực hiện được.", "Visits not done: {count}.")    \
    X(reason_count, "{count}: {reason}", "{count} {reason}")                                        \
    X(scarce, "Thêm một người trong một ca", "One more member for one shift")                       \
    X(scarce_hint, "Tính lại phương án quanh từng chỗ với thêm một người; ghi phần tăng thêm.",     \
      "Found by solving again around each place with one more member; what it adds is shown.")      \
    X(scarce_none, "Không chỗ nào được thêm gì khi có thêm một người trong một ca.",                \
      "Nowhere would one more member for one shift add anything.")                                  \
    X(one_more_crew, "thêm một nhóm", "one more crew")                                              \
    X(coverage_won, "Bao phủ tăng", "Coverage added")                                               \
    X(score_won, "Điểm tăng", "Score added")

/* Roles that instances often have, by their names there. */
#define DS_ROLES_KNOWN(ROLE)                                                                        \
    ROLE(hamlet_head, "Trưởng ấp", "Hamlet head")                                                   \
    ROLE(quarter_head, "Trưởng khu phố", "Quarter head")                                            \
    ROLE(head, "Trưởng khu phố, ấp", "Head")                                                        \
    ROLE(deputy, "Phó", "Deputy")                                                                   \
    ROLE(official, "Cán bộ", "Official")                                                            \
    ROLE(police, "Công an", "Police")                                                               \
    ROLE(youth, "Thanh niên", "Youth")                                                              \
    ROLE(youth_union, "Đoàn Thanh niên", "Youth Union")                                             \
    ROLE(women_union, "Hội Phụ nữ", "Women's Union")                                                \
    ROLE(farmers_union, "Hội Nông dân", "Farmers' Union")                                           \
    ROLE(veterans, "Cựu chiến binh", "Veterans")                                                    \
    ROLE(fatherland_front, "Mặt trận Tổ quốc", "Fatherland Front")                                  \
    ROLE(teacher, "Giáo viên", "Teacher")                                                           \
    ROLE(student, "Sinh viên", "Student")                                                           \
    ROLE(telecom, "Viễn thông", "Telecom")                                                          \
    ROLE(post, "Bưu điện", "Post")                                                                  \
    ROLE(resident, "Người dân", "Resident")

/* clang-format on */

#define DS_WORD_MAP(X)      \
    DS_WORDS_OF_THINGS(X)   \
    DS_WORDS_OF_COLUMNS(X)  \
    DS_WORDS_OF_IMPORT(X)   \
    DS_WORDS_OF_PLANS(X)    \
    DS_WORDS_OF_REASONS(X)  \
    DS_WORDS_OF_THE_PAGE(X) \
    DS_WORDS_OF_FIGURES(X)  \
    DS_WORDS_OF_PARTS(X)    \
    DS_WORDS_OF_ROUTES(X)   \
    DS_WORDS_OF_COVERAGE(X)

#endif
