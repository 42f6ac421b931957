using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Postmortem.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Pause : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "FromAccountId",
                table: "TimelineEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "FacilitatorWasInvolved",
                table: "Reviews",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "HasWords",
                table: "Perspectives",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsSealed",
                table: "Perspectives",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql("UPDATE \"Perspectives\" SET \"HasWords\" = 1 WHERE \"Text\" <> ''");

            migrationBuilder.AddColumn<bool>(
                name: "AddsNothing",
                table: "Participants",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "FromAccountId",
                table: "Factors",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CheckInNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReviewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FacilitatorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckInNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CheckInNotes_People_FacilitatorId",
                        column: x => x.FacilitatorId,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CheckInNotes_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CheckInNotes_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ConfidentialPerspectives",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReviewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeyHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    IsSealed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfidentialPerspectives", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConfidentialPerspectives_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CustomerAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReviewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CustomerAnswers_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "CustomerQuotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReviewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SaidAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerQuotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CustomerQuotes_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "JourneySteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReviewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Did = table.Column<string>(type: "TEXT", nullable: false),
                    WentWrong = table.Column<string>(type: "TEXT", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JourneySteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JourneySteps_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PerspectiveReminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReviewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PerspectiveReminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PerspectiveReminders_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PerspectiveReminders_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_PerspectiveReminders_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_CheckInNotes_FacilitatorId",
                table: "CheckInNotes",
                column: "FacilitatorId");

            migrationBuilder.CreateIndex(
                name: "IX_CheckInNotes_PersonId",
                table: "CheckInNotes",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_CheckInNotes_ReviewId_PersonId_FacilitatorId",
                table: "CheckInNotes",
                columns: new[] { "ReviewId", "PersonId", "FacilitatorId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConfidentialPerspectives_ReviewId",
                table: "ConfidentialPerspectives",
                column: "ReviewId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerAnswers_ReviewId_Key",
                table: "CustomerAnswers",
                columns: new[] { "ReviewId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CustomerQuotes_ReviewId",
                table: "CustomerQuotes",
                column: "ReviewId");

            migrationBuilder.CreateIndex(
                name: "IX_JourneySteps_ReviewId",
                table: "JourneySteps",
                column: "ReviewId");

            migrationBuilder.CreateIndex(
                name: "IX_PerspectiveReminders_ById",
                table: "PerspectiveReminders",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_PerspectiveReminders_PersonId",
                table: "PerspectiveReminders",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PerspectiveReminders_ReviewId",
                table: "PerspectiveReminders",
                column: "ReviewId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CheckInNotes");

            migrationBuilder.DropTable(
                name: "ConfidentialPerspectives");

            migrationBuilder.DropTable(
                name: "CustomerAnswers");

            migrationBuilder.DropTable(
                name: "CustomerQuotes");

            migrationBuilder.DropTable(
                name: "JourneySteps");

            migrationBuilder.DropTable(
                name: "PerspectiveReminders");

            migrationBuilder.DropColumn(
                name: "FromAccountId",
                table: "TimelineEntries");

            migrationBuilder.DropColumn(
                name: "FacilitatorWasInvolved",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "HasWords",
                table: "Perspectives");

            migrationBuilder.DropColumn(
                name: "IsSealed",
                table: "Perspectives");

            migrationBuilder.DropColumn(
                name: "AddsNothing",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "FromAccountId",
                table: "Factors");
        }
    }
}
