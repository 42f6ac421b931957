using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Postmortem.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DismissedHints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DismissedHints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReviewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Phrase = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DismissedHints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DismissedHints_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_DismissedHints_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_DismissedHints_PersonId",
                table: "DismissedHints",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_DismissedHints_ReviewId_Rule_Phrase",
                table: "DismissedHints",
                columns: new[] { "ReviewId", "Rule", "Phrase" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DismissedHints");
        }
    }
}
