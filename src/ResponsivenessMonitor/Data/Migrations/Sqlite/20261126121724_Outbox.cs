using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsivenessMonitor.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Outbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(name: "in_doubt_since", table: "letters", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<int>(name: "repeats", table: "letters", type: "INTEGER", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<int>(name: "reading_cost", table: "accesses", type: "INTEGER", nullable: false, defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "setbacks",
                columns: table => new
                {
                    job = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    because = table.Column<string>(type: "TEXT", nullable: false),
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
