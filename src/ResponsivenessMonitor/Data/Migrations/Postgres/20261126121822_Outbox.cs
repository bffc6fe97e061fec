using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsivenessMonitor.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Outbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "in_doubt_since",
                table: "letters",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(name: "repeats", table: "letters", type: "integer", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<int>(name: "reading_cost", table: "accesses", type: "integer", nullable: false, defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "setbacks",
                columns: table => new
                {
                    job = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    first_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    because = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setbacks", x => new { x.job, x.subject });
                }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "setbacks");

            migrationBuilder.DropColumn(name: "in_doubt_since", table: "letters");

            migrationBuilder.DropColumn(name: "repeats", table: "letters");

            migrationBuilder.DropColumn(name: "reading_cost", table: "accesses");
        }
    }
}
