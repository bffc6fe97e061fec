using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsivenessMonitor.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accesses",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    platform = table.Column<string>(type: "TEXT", nullable: false),
                    credential = table.Column<string>(type: "TEXT", nullable: false),
                    host = table.Column<string>(type: "TEXT", nullable: false),
                    remaining = table.Column<int>(type: "INTEGER", nullable: true),
                    resets_at = table.Column<long>(type: "INTEGER", nullable: true),
                    paused_until = table.Column<long>(type: "INTEGER", nullable: true),
                    paused_because = table.Column<string>(type: "TEXT", nullable: true),
                    spent = table.Column<long>(type: "INTEGER", nullable: false),
                    spent_in = table.Column<DateOnly>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accesses", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    enquiry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "calendars",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendars", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "closures",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    calendar = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    open = table.Column<string>(type: "TEXT", nullable: true),
                    entered_at = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closures", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "digests",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    audience = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    covers_from = table.Column<long>(type: "INTEGER", nullable: false),
                    covers_to = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digests", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_keys", x => x.name);
                }
            );

            migrationBuilder.CreateTable(
                name: "letters",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", nullable: false),
                    thread = table.Column<string>(type: "TEXT", nullable: false),
                    recipient_name = table.Column<string>(type: "TEXT", nullable: false),
                    recipient_address = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    tells = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    html = table.Column<string>(type: "TEXT", nullable: true),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    send_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    lease_owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    final_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_recipient_refused = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letters", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    calendar = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "played_clock",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    now = table.Column<long>(type: "INTEGER", nullable: false),
                    play = table.Column<string>(type: "TEXT", nullable: false),
                    acts_done = table.Column<int>(type: "INTEGER", nullable: false),
                    is_finished = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_played_clock", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "targets",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    aim = table.Column<long>(type: "INTEGER", nullable: false),
                    commitment = table.Column<string>(type: "TEXT", nullable: false),
                    minimum_same_day = table.Column<long>(type: "INTEGER", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_targets", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    platform = table.Column<string>(type: "TEXT", nullable: false),
                    handle = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    steward = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    live_since = table.Column<long>(type: "INTEGER", nullable: true),
                    calendar = table.Column<string>(type: "TEXT", nullable: true),
                    aim = table.Column<long>(type: "INTEGER", nullable: true),
                    commitment = table.Column<string>(type: "TEXT", nullable: true),
                    administrator_id = table.Column<long>(type: "INTEGER", nullable: true),
                    deputy_id = table.Column<long>(type: "INTEGER", nullable: true),
                    authoriser_id = table.Column<long>(type: "INTEGER", nullable: true),
                    approved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    registered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    monitored_since = table.Column<long>(type: "INTEGER", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    posting_interval = table.Column<long>(type: "INTEGER", nullable: true),
                    comments = table.Column<string>(type: "TEXT", nullable: false),
                    instant_replies = table.Column<string>(type: "TEXT", nullable: false),
                    run_by = table.Column<string>(type: "TEXT", nullable: false),
                    business_case = table.Column<string>(type: "TEXT", nullable: true),
                    audience = table.Column<string>(type: "TEXT", nullable: true),
                    content_plan = table.Column<string>(type: "TEXT", nullable: true),
                    branding = table.Column<string>(type: "TEXT", nullable: true),
                    author_id = table.Column<string>(type: "TEXT", nullable: true),
                    introduced_at = table.Column<long>(type: "INTEGER", nullable: true),
                    administrator_left_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_nudged_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    authoriser_told_at = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_people_administrator_id",
                        column: x => x.administrator_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_accounts_people_authoriser_id",
                        column: x => x.authoriser_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_accounts_people_deputy_id",
                        column: x => x.deputy_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    named = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    said_closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "enquiries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    opening_item = table.Column<string>(type: "TEXT", nullable: false),
                    opening_key = table.Column<string>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
                    enquirer = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    received = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sensitive = table.Column<string>(type: "TEXT", nullable: false),
                    excerpt = table.Column<string>(type: "TEXT", nullable: true),
                    permalink = table.Column<string>(type: "TEXT", nullable: true),
                    calendar_id = table.Column<long>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    round_began = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    standing = table.Column<string>(type: "TEXT", nullable: false),
                    because = table.Column<string>(type: "TEXT", nullable: false),
                    next_look_at = table.Column<long>(type: "INTEGER", nullable: true),
                    not_read_since = table.Column<long>(type: "INTEGER", nullable: true),
                    is_found_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    breach_known_at = table.Column<long>(type: "INTEGER", nullable: true),
                    corrected_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_known_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    answer_item = table.Column<string>(type: "TEXT", nullable: true),
                    sibling = table.Column<string>(type: "TEXT", nullable: true),
                    is_answer_deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    directed_offline = table.Column<bool>(type: "INTEGER", nullable: false),
                    closing = table.Column<string>(type: "TEXT", nullable: true),
                    is_confirmed_by_marketing = table.Column<bool>(type: "INTEGER", nullable: false),
                    turnaround = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    counted_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    aim_due = table.Column<long>(type: "INTEGER", nullable: false),
                    aim_lapses = table.Column<long>(type: "INTEGER", nullable: false),
                    commitment_due = table.Column<long>(type: "INTEGER", nullable: true),
                    commitment_lapses = table.Column<long>(type: "INTEGER", nullable: true),
                    warn_at = table.Column<long>(type: "INTEGER", nullable: false),
                    counted_aim_due = table.Column<long>(type: "INTEGER", nullable: true),
                    counted_aim_lapses = table.Column<long>(type: "INTEGER", nullable: true),
                    counted_commitment_due = table.Column<long>(type: "INTEGER", nullable: true),
                    counted_commitment_lapses = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiries", x => x.id);
                    table.CheckConstraint("ck_enquiries_open_is_due", "(state = 'Open') = (next_look_at is not null)");
                    table.ForeignKey(
                        name: "fk_enquiries_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_enquiries_calendars_calendar_id",
                        column: x => x.calendar_id,
                        principalTable: "calendars",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_enquiries_targets_target_id",
                        column: x => x.target_id,
                        principalTable: "targets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "enquiry_acts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
                    on_item = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    said_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closing = table.Column<string>(type: "TEXT", nullable: true),
                    is_confirmed_by_marketing = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enquiry_acts", x => x.id);
                    table.ForeignKey(
                        name: "fk_enquiry_acts_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "figures",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    enquiries = table.Column<int>(type: "INTEGER", nullable: false),
                    answered = table.Column<int>(type: "INTEGER", nullable: false),
                    aim_met = table.Column<int>(type: "INTEGER", nullable: false),
                    aim_counted = table.Column<int>(type: "INTEGER", nullable: false),
                    commitment_met = table.Column<int>(type: "INTEGER", nullable: false),
                    commitment_counted = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_figures",
                        x => new
                        {
                            x.account_id,
                            x.month,
                            x.target_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_figures_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_figures_targets_target_id",
                        column: x => x.target_id,
                        principalTable: "targets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "items",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    platform_item_id = table.Column<string>(type: "TEXT", nullable: false),
                    pseudonym = table.Column<string>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", nullable: false),
                    in_reply_to = table.Column<string>(type: "TEXT", nullable: true),
                    is_hashed = table.Column<bool>(type: "INTEGER", nullable: false),
                    shape = table.Column<string>(type: "TEXT", nullable: false),
                    author = table.Column<string>(type: "TEXT", nullable: false),
                    side = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    first_seen = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: true),
                    triage = table.Column<string>(type: "TEXT", nullable: true),
                    rule = table.Column<string>(type: "TEXT", nullable: true),
                    sensitive = table.Column<string>(type: "TEXT", nullable: false),
                    promoted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    spam_at = table.Column<long>(type: "INTEGER", nullable: true),
                    names = table.Column<string>(type: "TEXT", nullable: false),
                    is_registered_reply = table.Column<bool>(type: "INTEGER", nullable: false),
                    directs_offline = table.Column<bool>(type: "INTEGER", nullable: false),
                    puts_question = table.Column<bool>(type: "INTEGER", nullable: false),
                    permalink = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_items", x => new { x.account_id, x.platform_item_id });
                    table.ForeignKey(
                        name: "fk_items_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "readings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_readings", x => x.id);
                    table.ForeignKey(
                        name: "fk_readings_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "signs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sign = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signs", x => x.id);
                    table.ForeignKey(
                        name: "fk_signs_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "silences",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    signs = table.Column<string>(type: "TEXT", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_silences", x => x.id);
                    table.ForeignKey(
                        name: "fk_silences_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "visits",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    strong_kind = table.Column<string>(type: "TEXT", nullable: true),
                    strong_at = table.Column<long>(type: "INTEGER", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    checked_in_at = table.Column<long>(type: "INTEGER", nullable: true),
                    first_reading_after = table.Column<long>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    missed_known_at = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visits", x => new { x.account_id, x.date });
                    table.ForeignKey(
                        name: "fk_visits_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "watches",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    access_id = table.Column<long>(type: "INTEGER", nullable: true),
                    bookmark = table.Column<string>(type: "TEXT", nullable: true),
                    next_poll_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_visit_look_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_review_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    known_to = table.Column<long>(type: "INTEGER", nullable: true),
                    opens_after = table.Column<long>(type: "INTEGER", nullable: false),
                    profile_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_activity_at = table.Column<long>(type: "INTEGER", nullable: true),
                    gone_kind = table.Column<string>(type: "TEXT", nullable: true),
                    gone_first_at = table.Column<long>(type: "INTEGER", nullable: true),
                    gone_last_at = table.Column<long>(type: "INTEGER", nullable: true),
                    gone_count = table.Column<int>(type: "INTEGER", nullable: false),
                    loss_kind = table.Column<string>(type: "TEXT", nullable: true),
                    loss_since = table.Column<long>(type: "INTEGER", nullable: true),
                    loss_count = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_watches", x => x.account_id);
                    table.ForeignKey(
                        name: "fk_watches_accesses_access_id",
                        column: x => x.access_id,
                        principalTable: "accesses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_watches_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    dedup_key = table.Column<string>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    enquiry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    digest_id = table.Column<long>(type: "INTEGER", nullable: true),
                    detail = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ready_at = table.Column<long>(type: "INTEGER", nullable: true),
                    deliver_at = table.Column<long>(type: "INTEGER", nullable: true),
                    as_seen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_found_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    told_at = table.Column<long>(type: "INTEGER", nullable: true),
                    letter_id = table.Column<long>(type: "INTEGER", nullable: true),
                    settled_because = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_notices_digests_digest_id",
                        column: x => x.digest_id,
                        principalTable: "digests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_notices_enquiries_enquiry_id",
                        column: x => x.enquiry_id,
                        principalTable: "enquiries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_notices_letters_letter_id",
                        column: x => x.letter_id,
                        principalTable: "letters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_accesses_platform_credential_host",
                table: "accesses",
                columns: new[] { "platform", "credential", "host" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_accounts_administrator_id", table: "accounts", column: "administrator_id");

            migrationBuilder.CreateIndex(name: "ix_accounts_authoriser_id", table: "accounts", column: "authoriser_id");

            migrationBuilder.CreateIndex(name: "ix_accounts_deputy_id", table: "accounts", column: "deputy_id");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_platform_handle",
                table: "accounts",
                columns: new[] { "platform", "handle" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_accounts_slug", table: "accounts", column: "slug", unique: true);

            migrationBuilder.CreateIndex(name: "ix_audit_entries_at", table: "audit_entries", column: "at");

            migrationBuilder.CreateIndex(name: "ix_audit_entries_enquiry_id", table: "audit_entries", column: "enquiry_id");

            migrationBuilder.CreateIndex(
                name: "ix_calendars_name_version",
                table: "calendars",
                columns: new[] { "name", "version" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_cases_account_id",
                table: "cases",
                column: "account_id",
                unique: true,
                filter: "closed_at is null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_closures_calendar_date",
                table: "closures",
                columns: new[] { "calendar", "date" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_digests_audience_date",
                table: "digests",
                columns: new[] { "audience", "date" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_digests_due_at", table: "digests", column: "due_at", filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_enquiries_account_id_conversation",
                table: "enquiries",
                columns: new[] { "account_id", "conversation" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_enquiries_account_id_opening_item",
                table: "enquiries",
                columns: new[] { "account_id", "opening_item" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_enquiries_calendar_id", table: "enquiries", column: "calendar_id");

            migrationBuilder.CreateIndex(
                name: "ix_enquiries_counted_on_account_id",
                table: "enquiries",
                columns: new[] { "counted_on", "account_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_enquiries_next_look_at",
                table: "enquiries",
                column: "next_look_at",
                filter: "next_look_at is not null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_enquiries_open_of_account",
                table: "enquiries",
                column: "account_id",
                filter: "next_look_at is not null"
            );

            migrationBuilder.CreateIndex(name: "ix_enquiries_target_id", table: "enquiries", column: "target_id");

            migrationBuilder.CreateIndex(
                name: "ix_enquiry_acts_account_id_conversation",
                table: "enquiry_acts",
                columns: new[] { "account_id", "conversation" }
            );

            migrationBuilder.CreateIndex(name: "ix_figures_target_id", table: "figures", column: "target_id");

            migrationBuilder.CreateIndex(
                name: "ix_items_account_id_conversation",
                table: "items",
                columns: new[] { "account_id", "conversation" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_items_account_id_spam_at",
                table: "items",
                columns: new[] { "account_id", "spam_at" },
                filter: "spam_at is not null"
            );

            migrationBuilder.CreateIndex(name: "ix_letters_key", table: "letters", column: "key", unique: true);

            migrationBuilder.CreateIndex(name: "ix_letters_recipient_address", table: "letters", column: "recipient_address");

            migrationBuilder.CreateIndex(name: "ix_letters_send_at", table: "letters", column: "send_at", filter: "send_at is not null");

            migrationBuilder.CreateIndex(name: "ix_notices_account_id", table: "notices", column: "account_id");

            migrationBuilder.CreateIndex(name: "ix_notices_dedup_key", table: "notices", column: "dedup_key", unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notices_deliver_at",
                table: "notices",
                column: "deliver_at",
                filter: "deliver_at is not null"
            );

            migrationBuilder.CreateIndex(name: "ix_notices_digest_id", table: "notices", column: "digest_id");

            migrationBuilder.CreateIndex(name: "ix_notices_enquiry_id", table: "notices", column: "enquiry_id");

            migrationBuilder.CreateIndex(name: "ix_notices_letter_id", table: "notices", column: "letter_id");

            migrationBuilder.CreateIndex(name: "ix_people_address", table: "people", column: "address", unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_readings_account_id_last_at",
                table: "readings",
                columns: new[] { "account_id", "last_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_signs_account_id_sign",
                table: "signs",
                columns: new[] { "account_id", "sign" },
                unique: true,
                filter: "closed_at is null"
            );

            migrationBuilder.CreateIndex(name: "ix_silences_account_id", table: "silences", column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_targets_name_version",
                table: "targets",
                columns: new[] { "name", "version" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_watches_access_id_next_poll_at",
                table: "watches",
                columns: new[] { "access_id", "next_poll_at" },
                filter: "next_poll_at is not null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_watches_next_poll_at",
                table: "watches",
                column: "next_poll_at",
                filter: "next_poll_at is not null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_watches_next_review_at",
                table: "watches",
                column: "next_review_at",
                filter: "next_review_at is not null"
            );

            migrationBuilder.CreateIndex(
                name: "ix_watches_next_visit_look_at",
                table: "watches",
                column: "next_visit_look_at",
                filter: "next_visit_look_at is not null"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "audit_entries");

            migrationBuilder.DropTable(name: "cases");

            migrationBuilder.DropTable(name: "closures");

            migrationBuilder.DropTable(name: "enquiry_acts");

            migrationBuilder.DropTable(name: "figures");

            migrationBuilder.DropTable(name: "items");

            migrationBuilder.DropTable(name: "keys");

            migrationBuilder.DropTable(name: "notices");

            migrationBuilder.DropTable(name: "played_clock");

            migrationBuilder.DropTable(name: "readings");

            migrationBuilder.DropTable(name: "signs");

            migrationBuilder.DropTable(name: "silences");

            migrationBuilder.DropTable(name: "visits");

            migrationBuilder.DropTable(name: "watches");

            migrationBuilder.DropTable(name: "digests");

            migrationBuilder.DropTable(name: "enquiries");

            migrationBuilder.DropTable(name: "letters");

            migrationBuilder.DropTable(name: "accesses");

            migrationBuilder.DropTable(name: "accounts");

            migrationBuilder.DropTable(name: "calendars");

            migrationBuilder.DropTable(name: "targets");

            migrationBuilder.DropTable(name: "people");
        }
    }
}
