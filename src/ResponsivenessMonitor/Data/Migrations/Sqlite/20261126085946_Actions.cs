using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsivenessMonitor.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Actions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(name: "declines_nudges_since", table: "people", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<string>(name: "unsubscribe", table: "letters", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "answer_item", table: "enquiry_acts", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "answered_by", table: "enquiry_acts", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "sibling", table: "enquiry_acts", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<long>(name: "withdrawn_at", table: "enquiry_acts", type: "INTEGER", nullable: true);

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    said_at = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    open_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    taken_back_at = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absences", x => x.id);
                    table.ForeignKey(
                        name: "fk_absences_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    first_reminded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    second_reminded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    administrator_confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    authoriser_confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => x.id);
                    table.ForeignKey(
                        name: "fk_reviews_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "ix_absences_person_id_until", table: "absences", columns: new[] { "person_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_account_id_asked_at",
                table: "reviews",
                columns: new[] { "account_id", "asked_at" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "absences");

            migrationBuilder.DropTable(name: "reviews");

            migrationBuilder.DropColumn(name: "declines_nudges_since", table: "people");

            migrationBuilder.DropColumn(name: "unsubscribe", table: "letters");

            migrationBuilder.DropColumn(name: "answer_item", table: "enquiry_acts");

            migrationBuilder.DropColumn(name: "answered_by", table: "enquiry_acts");

            migrationBuilder.DropColumn(name: "sibling", table: "enquiry_acts");

            migrationBuilder.DropColumn(name: "withdrawn_at", table: "enquiry_acts");
        }
    }
}
