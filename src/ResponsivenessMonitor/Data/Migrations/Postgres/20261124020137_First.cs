using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ResponsivenessMonitor.Data.Migrations.Postgres
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    platform = table.Column<string>(type: "text", nullable: false),
                    credential = table.Column<string>(type: "text", nullable: false),
                    host = table.Column<string>(type: "text", nullable: false),
                    remaining = table.Column<int>(type: "integer", nullable: true),
                    resets_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    paused_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    paused_because = table.Column<string>(type: "text", nullable: true),
                    spent = table.Column<long>(type: "bigint", nullable: false),
                    spent_in = table.Column<DateOnly>(type: "date", nullable: true),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: true),
                    enquiry_id = table.Column<long>(type: "bigint", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: false),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    calendar = table.Column<string>(type: "text", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    open = table.Column<string>(type: "text", nullable: true),
                    entered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    audience = table.Column<string>(type: "text", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    covers_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    covers_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
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
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<byte[]>(type: "bytea", nullable: false),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    key = table.Column<string>(type: "text", nullable: false),
                    message_id = table.Column<string>(type: "text", nullable: false),
                    thread = table.Column<string>(type: "text", nullable: false),
                    recipient_name = table.Column<string>(type: "text", nullable: false),
                    recipient_address = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: true),
                    role = table.Column<string>(type: "text", nullable: false),
                    tells = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    html = table.Column<string>(type: "text", nullable: true),
                    written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    send_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    lease_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lease_epoch = table.Column<long>(type: "bigint", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    final_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_recipient_refused = table.Column<bool>(type: "boolean", nullable: false),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    calendar = table.Column<string>(type: "text", nullable: true),
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
                    id = table.Column<int>(type: "integer", nullable: false),
                    now = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    play = table.Column<string>(type: "text", nullable: false),
                    acts_done = table.Column<int>(type: "integer", nullable: false),
                    is_finished = table.Column<bool>(type: "boolean", nullable: false),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    aim = table.Column<long>(type: "bigint", nullable: false),
                    commitment = table.Column<string>(type: "text", nullable: false),
                    minimum_same_day = table.Column<long>(type: "bigint", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "text", nullable: false),
                    platform = table.Column<string>(type: "text", nullable: false),
                    handle = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    steward = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    live_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    calendar = table.Column<string>(type: "text", nullable: true),
                    aim = table.Column<long>(type: "bigint", nullable: true),
                    commitment = table.Column<string>(type: "text", nullable: true),
                    administrator_id = table.Column<long>(type: "bigint", nullable: true),
                    deputy_id = table.Column<long>(type: "bigint", nullable: true),
                    authoriser_id = table.Column<long>(type: "bigint", nullable: true),
                    approved_on = table.Column<DateOnly>(type: "date", nullable: true),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    monitored_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    posting_interval = table.Column<long>(type: "bigint", nullable: true),
                    comments = table.Column<string>(type: "text", nullable: false),
                    instant_replies = table.Column<string>(type: "text", nullable: false),
                    run_by = table.Column<string>(type: "text", nullable: false),
                    business_case = table.Column<string>(type: "text", nullable: true),
                    audience = table.Column<string>(type: "text", nullable: true),
                    content_plan = table.Column<string>(type: "text", nullable: true),
                    branding = table.Column<string>(type: "text", nullable: true),
                    author_id = table.Column<string>(type: "text", nullable: true),
                    introduced_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    administrator_left_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_nudged_on = table.Column<DateOnly>(type: "date", nullable: true),
                    authoriser_told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    named = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    said_closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    opening_item = table.Column<string>(type: "text", nullable: false),
                    opening_key = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    enquirer = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    received = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    found_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sensitive = table.Column<string>(type: "text", nullable: false),
                    excerpt = table.Column<string>(type: "text", nullable: true),
                    permalink = table.Column<string>(type: "text", nullable: true),
                    calendar_id = table.Column<long>(type: "bigint", nullable: false),
                    target_id = table.Column<long>(type: "bigint", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    round_began = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    standing = table.Column<string>(type: "text", nullable: false),
                    because = table.Column<string>(type: "text", nullable: false),
                    next_look_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    not_read_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_found_late = table.Column<bool>(type: "boolean", nullable: false),
                    breach_known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    corrected_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    answer_item = table.Column<string>(type: "text", nullable: true),
                    sibling = table.Column<string>(type: "text", nullable: true),
                    is_answer_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    directed_offline = table.Column<bool>(type: "boolean", nullable: false),
                    closing = table.Column<string>(type: "text", nullable: true),
                    is_confirmed_by_marketing = table.Column<bool>(type: "boolean", nullable: false),
                    turnaround = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    counted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    aim_due = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    aim_lapses = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    commitment_due = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    commitment_lapses = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    warn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    counted_aim_due = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    counted_aim_lapses = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    counted_commitment_due = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    counted_commitment_lapses = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    on_item = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    said_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closing = table.Column<string>(type: "text", nullable: true),
                    is_confirmed_by_marketing = table.Column<bool>(type: "boolean", nullable: false),
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
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    target_id = table.Column<long>(type: "bigint", nullable: false),
                    enquiries = table.Column<int>(type: "integer", nullable: false),
                    answered = table.Column<int>(type: "integer", nullable: false),
                    aim_met = table.Column<int>(type: "integer", nullable: false),
                    aim_counted = table.Column<int>(type: "integer", nullable: false),
                    commitment_met = table.Column<int>(type: "integer", nullable: false),
                    commitment_counted = table.Column<int>(type: "integer", nullable: false),
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
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    platform_item_id = table.Column<string>(type: "text", nullable: false),
                    pseudonym = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    in_reply_to = table.Column<string>(type: "text", nullable: true),
                    is_hashed = table.Column<bool>(type: "boolean", nullable: false),
                    shape = table.Column<string>(type: "text", nullable: false),
                    author = table.Column<string>(type: "text", nullable: false),
                    side = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    first_seen = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: true),
                    triage = table.Column<string>(type: "text", nullable: true),
                    rule = table.Column<string>(type: "text", nullable: true),
                    sensitive = table.Column<string>(type: "text", nullable: false),
                    promoted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    spam_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    names = table.Column<string>(type: "text", nullable: false),
                    is_registered_reply = table.Column<bool>(type: "boolean", nullable: false),
                    directs_offline = table.Column<bool>(type: "boolean", nullable: false),
                    puts_question = table.Column<bool>(type: "boolean", nullable: false),
                    permalink = table.Column<string>(type: "text", nullable: true),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    first_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: true),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    sign = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    signs = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
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
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    strong_kind = table.Column<string>(type: "text", nullable: true),
                    strong_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    checked_in_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    first_reading_after = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    missed_known_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
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
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    access_id = table.Column<long>(type: "bigint", nullable: true),
                    bookmark = table.Column<string>(type: "text", nullable: true),
                    next_poll_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    next_visit_look_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    next_review_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    lease_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lease_epoch = table.Column<long>(type: "bigint", nullable: false),
                    known_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    opens_after = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    profile_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_activity_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    gone_kind = table.Column<string>(type: "text", nullable: true),
                    gone_first_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    gone_last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    gone_count = table.Column<int>(type: "integer", nullable: false),
                    loss_kind = table.Column<string>(type: "text", nullable: true),
                    loss_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    loss_count = table.Column<int>(type: "integer", nullable: false),
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
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    dedup_key = table.Column<string>(type: "text", nullable: false),
                    step = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: true),
                    role = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: true),
                    enquiry_id = table.Column<long>(type: "bigint", nullable: true),
                    round = table.Column<int>(type: "integer", nullable: false),
                    digest_id = table.Column<long>(type: "bigint", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ready_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    deliver_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    as_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_found_late = table.Column<bool>(type: "boolean", nullable: false),
                    told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    letter_id = table.Column<long>(type: "bigint", nullable: true),
                    settled_because = table.Column<string>(type: "text", nullable: true),
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
