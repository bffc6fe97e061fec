using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ResponsivenessMonitor.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LetterIndices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(name: "ix_letters_final_at", table: "letters", column: "final_at", filter: "state = 'Sent'");

            migrationBuilder.CreateIndex(
                name: "ix_letters_person_id_final_at",
                table: "letters",
                columns: new[] { "person_id", "final_at" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_letters_final_at", table: "letters");

            migrationBuilder.DropIndex(name: "ix_letters_person_id_final_at", table: "letters");
        }
    }
}
