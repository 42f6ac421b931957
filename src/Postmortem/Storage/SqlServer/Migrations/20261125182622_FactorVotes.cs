using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Postmortem.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class FactorVotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FactorVotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReviewId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Round = table.Column<int>(type: "int", nullable: false),
                    Dots = table.Column<int>(type: "int", nullable: false),
                    OpenedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    VoterCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactorVotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FactorVotes_People_OpenedById",
                        column: x => x.OpenedById,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_FactorVotes_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Ballots",
                columns: table => new
                {
                    VoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FactorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Dots = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ballots", x => new { x.VoteId, x.PersonId, x.FactorId });
                    table.ForeignKey(
                        name: "FK_Ballots_FactorVotes_VoteId",
                        column: x => x.VoteId,
                        principalTable: "FactorVotes",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Ballots_Factors_FactorId",
                        column: x => x.FactorId,
                        principalTable: "Factors",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Ballots_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "FactorVoteTotals",
                columns: table => new
                {
                    VoteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FactorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Dots = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactorVoteTotals", x => new { x.VoteId, x.FactorId });
                    table.ForeignKey(
                        name: "FK_FactorVoteTotals_FactorVotes_VoteId",
                        column: x => x.VoteId,
                        principalTable: "FactorVotes",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_FactorVoteTotals_Factors_FactorId",
                        column: x => x.FactorId,
                        principalTable: "Factors",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_FactorId",
                table: "Ballots",
                column: "FactorId");

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_PersonId",
                table: "Ballots",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_FactorVotes_OpenedById",
                table: "FactorVotes",
                column: "OpenedById");

            migrationBuilder.CreateIndex(
                name: "IX_FactorVotes_ReviewId_Round",
                table: "FactorVotes",
                columns: new[] { "ReviewId", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FactorVoteTotals_FactorId",
                table: "FactorVoteTotals",
                column: "FactorId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Ballots");

            migrationBuilder.DropTable(
                name: "FactorVoteTotals");

            migrationBuilder.DropTable(
                name: "FactorVotes");
        }
    }
}
